using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>Attributes of a file.</summary>
/// <param name="Stat">They.</param>
internal sealed record StatAnswer(StatFields Stat) : DataAnswer
{
    public static StatAnswer Of(FileStat stat) => new(StatFields.Of(stat));
}
