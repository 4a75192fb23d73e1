package news.parallax.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a command's class: which database it needs. Without it a command has none. Read before anything is started. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OnDatabase {
    DatabaseNeed value();

    /** The word that makes it need one, such as {@code --store}; without it, it always does. */
    String with() default "";

    /** With what it ends when there is none to be had. */
    int refused() default 1;
}
