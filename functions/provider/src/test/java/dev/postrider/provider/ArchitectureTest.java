package dev.postrider.provider;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
