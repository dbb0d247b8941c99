using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Audit.Calls;

/// <summary>GET_AUDIT_LOG: entries, as many as fit into one answer.</summary>
internal sealed class GetAuditLogSyscall(AuditLog log) : ILongSyscall
{
    private const int Most = 1000, BytesAround = 64, FieldBytes = 1024;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        AuditLogCall request = KernelJson.Read(payload, AuditJson.Default.AuditLogCall);
        if (request.Limit is < 1 or > Most)
            throw new AgentOSException(KernelErrors.BadPayload, "show the audit log", "", "limit is 1 to 1000");
        if (request.Category is { } name && AuditCategoryName.Find(name) is null)
            throw new AgentOSException(KernelErrors.BadPayload, "show the audit log", name, "there is no such category");
        return ShowAsync(call, new AuditFilter(request.Category, request.AgentId, request.SinceId, request.Limit));
    }

    private async Task ShowAsync(LongCall call, AuditFilter filter)
    {
        List<AuditEntry> found = await log.FindAsync(filter).ConfigureAwait(false);
        int room = KernelHeader.DefaultFrameLimit - BytesAround;
        AuditEntry[] shown = [.. found.TakeWhile(entry => (room -= entry.Details.Length + FieldBytes) >= 0)];
        KernelJson.Write(call.Answer, new AuditLogAnswer(true, shown.Length, shown), AuditJson.Default.AuditLogAnswer);
    }
}
