using AgentOS.Storage.Integrity.Rules;

namespace AgentOS.Storage.Integrity;

/// <summary>All rules in the order of repair: each relies on what the ones before it put right.</summary>
internal static class ConsistencyRules
{
    /// <summary>Without these nothing else in the file can be judged, nor safely changed.</summary>
    internal static readonly IReadOnlyList<IConsistencyRule> Structure =
    [
        new PageRule(),
        new EncodingRule(),
        new SchemaRule(),
    ];

    internal static readonly IReadOnlyList<IConsistencyRule> Content =
    [
        new AutoVacuumRule(),
        new PortableSchemaRule(),
        new ConfigurationRule(),
        new RootRule(),
        new InodeNumberRule(),
        new RowNumberRule(),
        new MissingInodeRule(),
        new InodeTypeRule(),
        new InodeFieldRule(),
        new EntryParentRule(),
        new EntryNameRule(),
        new DuplicateNameRule(),
        new DirectoryNameRule(),
        new SymbolicLinkRule(),
        new UnnamedInodeRule(),
        new DirectoryCycleRule(),
        new OrphanRule(),
        new DirectoryLinkCountRule(),
        new LinkCountRule(),
        new ChunkOwnerRule(),
        new ChunkBoundsRule(),
        new ExtendedAttributeRule(),
        new KeyValueRule(),
        new ToolCallRule(),
        new OverlayRule(),
    ];
}
