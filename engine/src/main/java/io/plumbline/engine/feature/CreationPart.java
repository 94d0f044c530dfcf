package io.plumbline.engine.feature;

/** A part of the instant at which the lead was created, in UTC, as a category; missing when it is not known. */
public record CreationPart(String name, CalendarPart part) implements LeadFeature {

    @Override
    public String description() {
        return part.words() + " in which the lead was created";
    }

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    @Override
    public String sql() {
        return part.sql("l.created_at");
    }
}
