package io.plumbline.training;

import org.tribuo.Tribuo;

/** The libraries that training rests on. */
public final class Libraries {
    private Libraries() {}

    /** Tribuo's version, such as {@code 4.3.2}. */
    public static String tribuo() {
        return Tribuo.VERSION;
    }
}
