using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>A recording as it is exported.</summary>
/// <param name="Version">1.</param>
/// <param name="Excluded">The names of opcodes that were not recorded: a replay carries them out.</param>
/// <param name="Entries">In the order of answers.</param>
internal sealed record RecordingData(int Version, string[]? Excluded, RecordedEntry[] Entries)
{
    /// <summary>The version this kernel writes and reads.</summary>
    public const int Current = 1;

    /// <summary>Makes one.</summary>
    public static RecordingData Of(IEnumerable<Opcode> excluded, IEnumerable<RecordedEntry> entries) =>
        new(Current, [.. excluded.Select(OpcodeName.Of)], [.. entries]);

    /// <summary>Opcodes that were not recorded.</summary>
    public IEnumerable<Opcode> ExcludedOpcodes() => Enum.GetValues<Opcode>().Where(opcode => Excluded?.Contains(OpcodeName.Of(opcode)) ?? false);
}
