package news.parallax.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ten policy frames, in the order of the contract, with what each is told in terms of. */
final class Frames {
    static final Map<String, String> ALL = all();

    private Frames() {}

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("economic", "money: costs, benefits, prices, wages, jobs, taxes, budgets and markets");
        all.put("security", "a threat to a nation, community or place, or protection from one");
        all.put("political", "politics: elections, strategy, bargaining, who gains and who loses by it");
        all.put("legality", "law: constitutions, statutes, courts, rights, regulation, prosecution");
        all.put("morality", "right and wrong: duty, conscience, justice, fairness, religious teaching");
        all.put("public_opinion", "what the public thinks, wants or demands: polls, petitions, protests");
        all.put("health_and_safety", "people's health and physical safety: illness, care, accidents, danger");
        all.put("quality_of_life", "everyday life: comfort, leisure, time, noise, housing, surroundings");
        all.put("cultural_identity", "culture and identity: traditions, language, heritage, belonging");
        all.put("external_relations", "relations with other states and international bodies");
        return all;
    }
}
