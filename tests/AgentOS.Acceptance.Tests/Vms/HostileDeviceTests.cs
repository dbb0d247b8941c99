using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>A guest's root at its monitor's devices: whatever it writes to them, its own VM is all that ends.</summary>
public sealed class HostileDeviceTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly VmLaboratory _vms;

    public HostileDeviceTests() => _vms = new VmLaboratory(_directory);

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task Random_reads_and_writes_of_ports_and_registers_end_no_other_machine()
    {
        await _vms.PrepareAsync();
        string good = await _vms.CreateAsync(""), evil = await _vms.CreateAsync("");
        try
        {
            (await _vms.ScriptAsync($"gcc -static -nostdlib -fno-stack-protector -O1 -o devices {Path.Combine(AppContext.BaseDirectory, "Vms", "devices.c")}")).Succeeded();
            (await _vms.ScriptAsync($"agent vm exec --vm {evil} --cmd 'cat > /run/devices; busybox chmod 755 /run/devices; echo whole > /kept; sync' < devices")).Succeeded();
            // It reaches both, or nothing would be proved.
            Assert.Equal("ports\nregisters\n", (await _vms.ExecAsync(evil, "/run/devices", 120)).Output);

            // Its disks' and its link's own registers, too, with their drivers gone.
            string[] processes = (await _vms.ProcessesAsync(evil)).Split(' ');
            _ = await _vms.ExecAsync(evil, "cd /sys/bus/platform/drivers/virtio-mmio; /run/devices LNRO*", 10);
            await _vms.AnswersAsync(good);

            // Nothing of it outlives it.
            _ = await _vms.ScriptAsync($"agent vm stop --vm {evil}");
            (await _vms.ScriptAsync(string.Join("; ", processes.Select(process => $"tail --pid={process} -f /dev/null")))).Succeeded();
            await _vms.AnswersAsync(good);
            // Its own disk is its own affair, and a new one of its kind is whole.
            await _vms.AnswersAsync(await _vms.CreateAsync(""));
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task The_image_that_others_share_cannot_be_written_by_a_guests_root()
    {
        await _vms.PrepareAsync();
        string evil = await _vms.CreateAsync("--disk 128"), good = await _vms.CreateAsync("");
        try
        {
            const string Overwrite = "busybox blockdev --setrw $D 2>/dev/null; dd if=/dev/zero of=$D bs=4096 count=16 conv=fsync 2>/dev/null";
            string before = await ImagesAsync();
            // The same is done to its own disk, where it works.
            ProgramRun run = await _vms.ExecAsync(evil, $"D=/dev/vda; {Overwrite} && echo image; D=/dev/vdb; {Overwrite} && echo own", 60);
            Assert.DoesNotContain("image", run.Output, StringComparison.Ordinal);
            Assert.Contains("own", run.Output, StringComparison.Ordinal);
            Assert.Equal(before, await ImagesAsync());
            await _vms.AnswersAsync(good);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    private async Task<string> ImagesAsync() => (await _vms.ScriptAsync("sha256sum state/images/roots/*")).Succeeded().Output;
}
