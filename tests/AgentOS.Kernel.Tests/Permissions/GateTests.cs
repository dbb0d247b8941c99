using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Permissions.Ledger;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>The gate in front of all calls.</summary>
public sealed class GateTests
{
    [Fact]
    [Trait("Rule", "P1")]
    public void A_denial_is_told_before_it_is_answered()
    {
        using PermissionKernel kernel = new();
        List<Denial> heard = [];
        kernel.Kernel.Gate.Denied += heard.Add;
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Noop, "1");
        Assert.Empty(heard);
        client.CallJson(Opcode.SetPermissions, """{"level": "minimal"}""");
        client.CallJson(Opcode.Spawn, """{"command": ["true"]}""");
        client.CallJson(Opcode.Http, """{"url": "https://api.example.org/"}""");
        Assert.Equal(["spawn", "http"], heard.Select(denial => Policy.RightName.Of(denial.Decision.Right)));
    }

    [Fact]
    public void A_call_without_a_right_costs_no_allocation_at_the_gate()
    {
        using TempDirectory directory = new();
        using PermissionLedger ledger = new(directory["permissions.db"], TimeProvider.System);
        Gate gate = new(ledger);
        SyscallTable table = new([.. CoreCalls.All("test"), new SyscallEntry(Opcode.Think, Policy.Right.Think, new NoopSyscall())], right => new RefusingSyscall(gate, right));
        Identity caller = new IdentityTable().Add(IdentityKind.Operator);
        Assert.IsType<NoopSyscall>(table.Find(caller, Opcode.Noop));
        Assert.IsType<NoopSyscall>(table.Find(caller, Opcode.Think));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
        {
            _ = table.Find(caller, Opcode.Noop);
            _ = table.Find(caller, Opcode.Think);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
