using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors.Firecracker;
using AgentOS.Testing;

namespace AgentOS.Machines.Tests.Monitors;

/// <summary>What is said to a Firecracker, and how its answers are taken. Its side is played back as it documents it (firecracker.yaml).</summary>
public sealed class FirecrackerApiTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Requests_are_those_of_its_documents()
    {
        using RecordedFirecracker server = new(_directory.Path, "api", RecordedFirecracker.Done, RecordedFirecracker.Done);
        using (FirecrackerApi api = new(UnixSocket.Connect(_directory.Path, "api")))
        {
            api.Stop();
            api.Continue();
        }

        Assert.Equal(
            """
            PATCH /vm HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 18

            {"state":"Paused"}
            PATCH /vm HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 19

            {"state":"Resumed"}

            """,
            await server.Asked);
    }

    [Theory]
    [InlineData("{\"fault_message\":\"The requested operation is not supported before starting the microVM.\"}", "The requested operation is not supported before starting the microVM.")]
    [InlineData("no JSON at all", "no JSON at all")]
    public async Task What_it_refuses_is_an_error_with_its_reason_and_the_connection_stays(string body, string reason)
    {
        using RecordedFirecracker server = new(_directory.Path, "api", RecordedFirecracker.Refused(body), RecordedFirecracker.Done);
        using FirecrackerApi api = new(UnixSocket.Connect(_directory.Path, "api"));
        AgentOSException failure = Assert.Throws<AgentOSException>(api.Stop);
        Assert.Equal(MachineErrors.MonitorRefused, failure.Definition);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        api.Continue();
        Assert.Equal(2, (await server.Asked).Split("PATCH /vm").Length - 1);
    }

    [Fact]
    public async Task One_that_has_ended_is_told_nothing()
    {
        using RecordedFirecracker server = new(_directory.Path, "api", RecordedFirecracker.Done);
        using FirecrackerApi api = new(UnixSocket.Connect(_directory.Path, "api"));
        api.Stop();
        _ = await server.Asked;
        api.Continue();
        api.Stop();
    }

    [Fact]
    public void Its_configuration_says_what_the_machine_is()
    {
        MachineSpecification machine = new(new GuestKernel("6.1", "/boot/vmlinuz", "/lib/modules"), "/images/root", "/vms/disk", "/cache") { MemoryMiB = 512, Cpus = 2 };
        Assert.Equal(
            """
            {"boot-source":{"kernel_image_path":"/run/machine/kernel","initrd_path":"/run/machine/initrd","boot_args":"console=ttyS0 quiet panic=-1 reboot=k pci=off random.trust_cpu=on rdinit=/init agentos.link=vsock"},
            "drives":[{"drive_id":"image","path_on_host":"/run/machine/image","is_root_device":false,"is_read_only":true},
            {"drive_id":"disk","path_on_host":"/run/machine/disk","is_root_device":false,"is_read_only":false}],
            "machine-config":{"vcpu_count":2,"mem_size_mib":512},
            "vsock":{"guest_cid":3,"uds_path":"/run/link"}}
            """.ReplaceLineEndings(""),
            FirecrackerConfiguration.Of(machine).ToJson());
    }
}
