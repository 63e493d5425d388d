package dev.postrider.dispatch;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
