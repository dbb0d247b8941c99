using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>What to record.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record RecordStartCall
{
    /// <summary>Whether THINK is recorded.</summary>
    public bool IncludeThink { get; set; } = true;

    /// <summary>Whether HTTP is recorded.</summary>
    public bool IncludeHttp { get; set; } = true;

    /// <summary>Whether EXEC is recorded.</summary>
    public bool IncludeExec { get; set; } = true;

    /// <summary>Whose calls, by number; empty is everybody's.</summary>
    public IReadOnlyList<uint> FilterAgents { get; set; } = [];

    /// <summary>How many calls at most, 1 to 1,000,000.</summary>
    public int MaxEntries { get; set; } = 50_000;

    /// <summary>Keeps it in the kernel's logbook under this name.</summary>
    public string? SaveAs { get; set; }

    /// <summary>Opcodes that are left out.</summary>
    internal Opcode[] Excluded => [.. IncludeThink ? [] : new[] { Opcode.Think }, .. IncludeHttp ? [] : new[] { Opcode.Http }, .. IncludeExec ? [] : new[] { Opcode.Exec }];
}
