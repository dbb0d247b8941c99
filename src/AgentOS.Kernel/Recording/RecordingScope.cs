using System.Collections.Frozen;
using AgentOS.Kernel.Identities;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>Which calls a recording takes.</summary>
/// <param name="excluded">Opcodes it leaves out.</param>
/// <param name="agents">Whose calls; empty is everybody's.</param>
internal sealed class RecordingScope(IReadOnlyList<Opcode> excluded, IEnumerable<uint> agents)
{
    // Asked at every call: a table, not a set.
    private readonly bool[] _takes = [.. Enumerable.Range(0, 256).Select(number => !IsControl((Opcode)number) && !excluded.Contains((Opcode)number))];
    private readonly FrozenSet<uint> _agents = agents.ToFrozenSet();

    /// <summary>What recording and replay are controlled with: recording it would record itself.</summary>
    public static bool IsControl(Opcode opcode) => opcode is >= Opcode.RecordStart and <= Opcode.SetAuditConfiguration;

    /// <summary>Opcodes that are left out.</summary>
    public IEnumerable<Opcode> Excluded => excluded;

    /// <summary>Whether calls of an opcode are taken.</summary>
    public bool Takes(Opcode opcode) => _takes[(byte)opcode];

    /// <summary>Whether somebody's calls are taken.</summary>
    public bool Takes(Identity identity) => _agents.Count == 0 || _agents.Contains(identity.Id);
}
