namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>Tests that share a registry of languages' images, and run one after the other.</summary>
[CollectionDefinition]
public sealed class Languages : ICollectionFixture<LanguageRegistry>;
