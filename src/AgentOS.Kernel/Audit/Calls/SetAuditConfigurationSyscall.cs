using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;

namespace AgentOS.Kernel.Audit.Calls;

/// <summary>SET_AUDIT_CONFIG: chooses what is logged from the next call on.</summary>
internal sealed class SetAuditConfigurationSyscall(AuditLog log, CallObservers observers) : ILongSyscall
{
    private const int MostEntries = 1_000_000;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        AuditConfiguration wanted = KernelJson.Read(payload, AuditJson.Default.AuditConfigurationCall).Over(log.Configuration);
        if (wanted.MaxEntries is < 1 or > MostEntries)
            throw new AgentOSException(KernelErrors.BadPayload, "configure the audit log", "", "max_entries is 1 to 1000000");
        return ConfigureAsync(call, wanted);
    }

    private async Task ConfigureAsync(LongCall call, AuditConfiguration wanted)
    {
        Task kept = log.ConfigureAsync(wanted);
        observers.Refresh();
        await kept.ConfigureAwait(false);
        KernelJson.Write(call.Answer, new AuditConfigurationAnswer(true, wanted), AuditJson.Default.AuditConfigurationAnswer);
    }
}
