namespace AgentOS.Protocol.Kernel;

/// <summary>What opcodes are called in the protocol.</summary>
public static class OpcodeName
{
    /// <summary>The name of an opcode; a number in hexadecimal when it is none of the protocol's.</summary>
    public static string Of(Opcode opcode) => opcode switch
    {
        Opcode.Receive => "RECV",
        Opcode.GetPermissions => "GET_PERMS",
        Opcode.SetPermissions => "SET_PERMS",
        Opcode.PollEvents => "POLL_EVENTS",
        Opcode.RecordStart => "RECORD_START",
        Opcode.RecordStop => "RECORD_STOP",
        Opcode.RecordStatus => "RECORD_STATUS",
        Opcode.ReplayStart => "REPLAY_START",
        Opcode.ReplayStatus => "REPLAY_STATUS",
        Opcode.GetAuditLog => "GET_AUDIT_LOG",
        Opcode.SetAuditConfiguration => "SET_AUDIT_CONFIG",
        Opcode.AsyncPoll => "ASYNC_POLL",
        Opcode.MetricsSystem => "METRICS_SYSTEM",
        Opcode.MetricsAgent => "METRICS_AGENT",
        Opcode.MetricsAllAgents => "METRICS_ALL_AGENTS",
        Opcode.MetricsCgroup => "METRICS_CGROUP",
        Opcode.KeyValues => "KEY_VALUES",
        Opcode.LlmReport => "LLM_REPORT",
        _ when Enum.IsDefined(opcode) => opcode.ToString().ToUpperInvariant(),
        _ => $"0x{(byte)opcode:X2}",
    };
}
