package dev.postrider.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacementTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            application/json,                                 JSON_BODY
            APPLICATION/JSON ;charset=utf-8,                  JSON_BODY
            application/cloudevents+json,                     JSON_BODY
            text/json,                                        JSON_BODY
            application/x-www-form-urlencoded,                FORM_BODY
            application/x-www-form-urlencoded; charset=utf-8, FORM_BODY
            application/xml,                                  XML_BODY
            application/soap+xml,                             XML_BODY
            text/html,                                        XML_BODY
            text/plain,                                       TEXT_BODY
            application/jsonp,                                TEXT_BODY
            '',                                               TEXT_BODY
            """)
    void followsFromTheContentType(String contentType, Placement expected) {
        Placement placement = Placement.ofBody(contentType);

        assertThat(placement).isEqualTo(expected);
    }
}
