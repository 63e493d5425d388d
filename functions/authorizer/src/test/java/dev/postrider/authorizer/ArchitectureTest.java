package dev.postrider.authorizer;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
