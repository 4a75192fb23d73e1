package news.parallax.measure;

/**
 * Half-precision floats (IEEE 754 binary16), as sentence vectors are stored. Java has the conversion from 20 on
 * ({@code Float.floatToFloat16}).
 */
public final class HalfFloat {
    private HalfFloat() {}

    /** Rounds to nearest, ties to even; too large becomes infinite. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7E00);
        }
        float size = Math.abs(value);
        if (size >= 65520f) {
            return (short) (sign | 0x7C00);
        }
        if (size < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(size * 0x1p24f));
        }
        int magnitude = bits & 0x7FFF_FFFF;
        int rounded = magnitude + 0x0FFF + (magnitude >>> 13 & 1);
        return (short) (sign | (rounded - (112 << 23)) >>> 13);
    }

    public static float toFloat(short half) {
        int exponent = half >>> 10 & 0x1F;
        int fraction = half & 0x3FF;
        float size;
        if (exponent == 0x1F) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = fraction * 0x1p-24f;
        } else {
            size = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        }
        return half < 0 ? -size : size;
    }

    /** A vector as it comes back when it has been stored: rounding it again changes nothing. */
    public static float[] rounded(float[] vector) {
        float[] rounded = new float[vector.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = toFloat(of(vector[i]));
        }
        return rounded;
    }
}
