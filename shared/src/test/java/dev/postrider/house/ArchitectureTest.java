package dev.postrider.house;

final class ArchitectureTest extends HouseRules {}
