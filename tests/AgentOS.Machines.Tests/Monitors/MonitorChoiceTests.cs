using AgentOS.Errors;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Kvm;

namespace AgentOS.Machines.Tests.Monitors;

/// <summary>Which monitor runs a machine: never another one than was asked for.</summary>
public sealed class MonitorChoiceTests
{
    private const string Program = "/usr/bin/firecracker";

    private static readonly KvmVerdict s_yes = new(true, "a guest was booted"), s_no = new(false, "there is no /dev/kvm");

    [Fact]
    public void The_best_there_is_when_none_is_asked_for()
    {
        Assert.Equal(MonitorKind.Firecracker, MonitorChoice.Of(null, s_yes, Program));
        Assert.Equal(MonitorKind.Qemu, MonitorChoice.Of("", s_yes, firecracker: null));
        Assert.Equal(MonitorKind.Qemu, MonitorChoice.Of(null, s_no, Program));
    }

    [Fact]
    public void What_is_asked_for_or_an_error_that_says_what_is_missing()
    {
        Assert.Equal(MonitorKind.Firecracker, MonitorChoice.Of("firecracker", s_yes, Program));
        AgentOSException noDevice = Assert.Throws<AgentOSException>(() => MonitorChoice.Of("firecracker", s_no, Program));
        Assert.Contains(s_no.Reason, noDevice.Message, StringComparison.Ordinal);
        AgentOSException noProgram = Assert.Throws<AgentOSException>(() => MonitorChoice.Of("firecracker", s_yes, firecracker: null));
        Assert.Contains("not found", noProgram.Message, StringComparison.Ordinal);
        Assert.All([noDevice, noProgram], failure => Assert.Equal(MachineErrors.MonitorImpossible, failure.Definition));
        Assert.Equal(MachineErrors.MonitorUnknown, Assert.Throws<AgentOSException>(() => MonitorChoice.Of("xen", s_yes, Program)).Definition);
        Assert.All(MonitorChoice.Names, name => Assert.Equal(name.Key, MonitorChoice.NameOf(name.Value)));
    }
}
