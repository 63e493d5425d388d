package dev.postrider.console;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
