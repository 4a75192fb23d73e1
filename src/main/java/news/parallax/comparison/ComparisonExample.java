package news.parallax.comparison;

/** The comparison that the OpenAPI document shows. */
final class ComparisonExample {
    static final String JSON =
            """
            {
              "story": "harbor-compact",
              "outlets": [
                {
                  "outlet": "Meridian Wire",
                  "articles": 1,
                  "measures": {
                    "loaded_language": {"value": 0.12, "interval": [0.03, 0.29], "n": 18},
                    "lean": {
                      "value": 0.05,
                      "interval": [-0.21, 0.3],
                      "n": 18,
                      "probabilities": {"left": 0.29, "center": 0.37, "right": 0.34}
                    },
                    "tone": {"value": -0.02, "interval": [-0.36, 0.33], "n": 14}
                  },
                  "targets": [
                    {"name": "Whitlock", "mentions": 6, "tone": {"value": 0.02, "interval": [-0.49, 0.52], "n": 5}}
                  ],
                  "telling": [
                    {
                      "article": "0198c5a2-6f00-7000-8000-000000000001",
                      "begin": 412,
                      "end": 508,
                      "text": "The deal drew sharp criticism from both parties within hours.",
                      "measure": "loaded_language",
                      "value": 0.41
                    }
                  ],
                  "abstained": []
                },
                {
                  "outlet": "The Picket",
                  "articles": 1,
                  "measures": {
                    "loaded_language": {"value": 0.61, "interval": [0.38, 0.81], "n": 17},
                    "lean": {
                      "value": -0.44,
                      "interval": [-0.66, -0.13],
                      "n": 17,
                      "probabilities": {"left": 0.6, "center": 0.24, "right": 0.16}
                    },
                    "tone": {"value": -0.47, "interval": [-0.74, -0.08], "n": 15}
                  },
                  "targets": [
                    {"name": "Whitlock", "mentions": 8, "tone": {"value": -0.55, "interval": [-0.85, -0.02], "n": 7}}
                  ],
                  "telling": [
                    {
                      "article": "0198c5a2-6f00-7000-8000-000000000002",
                      "begin": 96,
                      "end": 178,
                      "text": null,
                      "measure": "tone",
                      "value": -0.83
                    }
                  ],
                  "abstained": []
                }
              ],
              "differences": [
                {
                  "measure": "loaded_language",
                  "a": "Meridian Wire",
                  "b": "The Picket",
                  "nA": 18,
                  "nB": 17,
                  "difference": -0.49,
                  "interval": [-0.74, -0.18],
                  "effectSize": -1.62,
                  "pValue": 0.0004,
                  "pValueCorrected": 0.0008,
                  "permutations": 9999,
                  "reason": null
                },
                {
                  "measure": "tone",
                  "a": "Meridian Wire",
                  "b": "The Picket",
                  "nA": 7,
                  "nB": 11,
                  "difference": 0.45,
                  "interval": null,
                  "effectSize": null,
                  "pValue": null,
                  "pValueCorrected": null,
                  "permutations": 0,
                  "reason": "fewer than 8 sentences in own voice speak to this measure on one side (7 and 11)"
                }
              ],
              "method": {
                "unit": "sentence",
                "test": "two-sided permutation test of the difference, own-voice sentences dealt anew between two outlets; 999 permutations, and more where fewer than a tenth are as extreme",
                "correction": "Holm, over all tests of this comparison",
                "seed": "-3425465463722317665",
                "tests": 2,
                "minimum": 8,
                "permutations": 9999,
                "model": {
                  "name": "parallax-en",
                  "version": "1.0.0",
                  "hash": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                  "precision": "fp32"
                },
                "leftOut": []
              },
              "caution": "These are differences between the wordings of these articles as one model reads them."
            }
            """;

    private ComparisonExample() {}
}
