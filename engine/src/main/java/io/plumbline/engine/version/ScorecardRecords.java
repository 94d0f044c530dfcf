package io.plumbline.engine.version;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.plumbline.engine.scorecard.AddedLater;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Gives each kind of a sealed interface a name in JSON, as {@code kind}: that of its annotation, else its class's name in
 * small letters, {@code event_rule} for {@code EventRule}. So a kind that is added has a form without further words. Every
 * component of a record must be there, except those that were added later, which are empty where they are missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
final class ScorecardRecords extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final JsonTypeInfo.Value BY_KIND =
            JsonTypeInfo.Value.from(Objects.requireNonNull(ScorecardRecords.class.getAnnotation(JsonTypeInfo.class)));

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value written = super.findPolymorphicTypeInfo(config, annotated);
        return written == null && family(annotated.getRawType()).isPresent() ? BY_KIND : written;
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass kind) {
        String written = super.findTypeName(config, kind);
        return written == null && family(kind.getRawType()).isPresent() ? name(kind.getRawType()) : written;
    }

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member.getDeclaringClass().isRecord() && !member.hasAnnotation(AddedLater.class);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated.hasAnnotation(AddedLater.class)
                ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)
                : super.findSetterInfo(config, annotated);
    }

    /** The sealed interface that a type is, or is a kind of; empty where its annotation names the kinds. */
    private static Optional<Class<?>> family(Class<?> type) {
        return Stream.concat(Stream.<Class<?>>of(type), Stream.of(type.getInterfaces()))
                .filter(each -> each.isInterface() && each.isSealed())
                .findFirst()
                .filter(each -> !each.isAnnotationPresent(JsonTypeInfo.class));
    }

    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
