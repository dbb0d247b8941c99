using AgentOS.Storage.Migration.Steps;

namespace AgentOS.Storage.Migration;

/// <summary>All steps to the current format, in the order in which they rely on each other.</summary>
internal static class MigrationSteps
{
    internal static readonly IReadOnlyList<IMigrationStep> All =
    [
        new InodeColumnStep("nlink"),
        new InodeColumnStep("rdev"),
        new InodeColumnStep("atime_nsec"),
        new InodeColumnStep("mtime_nsec"),
        new InodeColumnStep("ctime_nsec"),
        new ConfigurationStep(),
        new ExtentStep(),
        new InlineDataStep(),
        new SchemaStep(),
        new ToolCallStatusStep(),
        new EmptyTextStep(),
        new LinkCountStep(),
        new VersionStep(),
    ];
}
