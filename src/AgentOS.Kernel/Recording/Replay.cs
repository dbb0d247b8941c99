using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>
/// Answers the calls of recorded agents from the record, in the order in which each made them, and carries out nothing for them (rule R3). An agent is
/// found again by its name, or by the number that the replay was told. On the reactor's thread.
/// </summary>
internal sealed class Replay
{
    private readonly RecordingScope _scope;
    private readonly List<ReplayScript> _scripts;
    private readonly Dictionary<uint, ReplayScript> _byLiveId = [];

    /// <param name="data">The record.</param>
    /// <param name="agents">Live numbers by recorded ones, for agents without a name.</param>
    public Replay(RecordingData data, IReadOnlyDictionary<uint, uint> agents)
    {
        _scope = new RecordingScope([.. data.ExcludedOpcodes()], []);
        RecordedCall[] calls = [.. data.Entries.Select(entry => entry.ToCall())];
        _scripts = [.. calls.Where(IsReplayed).GroupBy(call => call.AgentId).Select(own => new ReplayScript(own.Key, own.Last().AgentName, own))];
        Total = calls.Length;
        Skipped = calls.Count(call => !IsReplayed(call));
        foreach ((uint recorded, uint live) in agents)
        {
            if (_scripts.Find(script => script.Agent == recorded) is { } script)
                _byLiveId[live] = script;
        }
    }

    /// <summary>Calls in the record.</summary>
    public int Total { get; }

    /// <summary>Calls that are never replayed: they are about the connection itself.</summary>
    public int Skipped { get; }

    /// <summary>Calls that were answered from the record.</summary>
    public int Replayed { get; private set; }

    /// <summary>The first one.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>Whether every call was made again.</summary>
    public bool IsComplete => _scripts.TrueForAll(script => script.Remaining == 0);

    /// <summary>What answers in place of a call; null for callers and calls that are not replayed.</summary>
    public ISyscall? Find(Identity caller, Opcode opcode) =>
        Replays(opcode) && ScriptOf(caller) is { } script ? new ReplayedSyscall(this, script, opcode) : null;

    /// <summary>Answers a call from the record.</summary>
    /// <exception cref="AgentOSException"><see cref="RecordingErrors.Diverged"/>.</exception>
    public ReadOnlySpan<byte> Answer(ReplayScript script, Identity caller, Opcode opcode, ReadOnlySpan<byte> payload)
    {
        if (!script.HasDiverged && script.Next is { } next && next.Opcode == opcode && PayloadComparison.AreSame(next.Payload, payload))
        {
            script.Advance();
            Replayed++;
            return next.Response.Span;
        }

        if (!script.HasDiverged)
            Diverge(script, caller, opcode, payload);
        throw new AgentOSException(RecordingErrors.Diverged, "replay", OpcodeName.Of(opcode));
    }

    private void Diverge(ReplayScript script, Identity caller, Opcode opcode, ReadOnlySpan<byte> payload)
    {
        script.HasDiverged = true;
        CallSummary? expected = script.Next is { } next ? CallSummary.Of(next.SequenceId, next.Opcode, next.Payload.Span) : null;
        Divergence ??= new Divergence(caller.Id, script.Agent, expected, CallSummary.Of(null, opcode, payload));
    }

    private ReplayScript? ScriptOf(Identity caller) =>
        _byLiveId.GetValueOrDefault(caller.Id) ?? (caller.Name is { } name ? _scripts.Find(script => script.Name == name) : null);

    private bool IsReplayed(RecordedCall call) => Replays(call.Opcode);

    // What is agreed on with a connection, and its name, must be true of the one that is there.
    private bool Replays(Opcode opcode) => _scope.Takes(opcode) && opcode is not (Opcode.Hello or Opcode.Exit or Opcode.Register);
}
