using AgentOS.Errors;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Audit;

/// <summary>Says what calls are about.</summary>
internal static class AuditRules
{
    /// <summary>The category of calls of an opcode.</summary>
    public static AuditCategory CategoryOf(Opcode opcode) => opcode switch
    {
        Opcode.SetPermissions or Opcode.RecordStart or Opcode.RecordStop or Opcode.ReplayStart or Opcode.SetAuditConfiguration => AuditCategory.Security,
        Opcode.Spawn or Opcode.Kill or Opcode.Pause or Opcode.Resume or Opcode.Delegate => AuditCategory.AgentLifecycle,
        Opcode.Send or Opcode.Receive or Opcode.Broadcast or Opcode.Register => AuditCategory.Ipc,
        Opcode.Store or Opcode.Fetch or Opcode.Delete or Opcode.Keys => AuditCategory.StateStore,
        Opcode.Http => AuditCategory.Network,
        _ => AuditCategory.Syscall,
    };

    /// <summary>The category of one call: whatever it was for, being refused is about security.</summary>
    public static AuditCategory CategoryOf(in CompletedCall call) =>
        call.Failure is { } failure && (Denials.Contains(failure.Definition) || IsBrokenFrame(failure.Definition)) ? AuditCategory.Security : CategoryOf(call.Opcode);

    /// <summary>Whether an entry shows what was asked for: not where that is somebody's content.</summary>
    public static bool ShowsRequest(AuditCategory category) => category is AuditCategory.Security or AuditCategory.AgentLifecycle;

    private static bool IsBrokenFrame(ErrorDefinition error) => error == KernelErrors.BadMagic || error == KernelErrors.FrameTooLarge;
}
