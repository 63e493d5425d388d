package dev.postrider.local.whole;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// One stack, and for each test somebody who comes to its console afresh and must have had no trouble in the end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleVisit {
    final ConsoleStage stage = ConsoleStage.open();

    // mutable: another one for each test
    Visitor visitor = stage.visitor();

    @BeforeEach
    void enter() {
        visitor.close();
        visitor = stage.visitor();
    }

    @AfterEach
    void hadNoTrouble() {
        visitor.isContent();
    }

    @AfterAll
    void stop() {
        visitor.close();
        stage.close();
    }
}
