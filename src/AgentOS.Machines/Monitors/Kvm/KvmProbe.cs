using System.Globalization;
using AgentOS.Errors;
using AgentOS.Linux.Streams;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors.Kvm;

/// <summary>
/// Finds out whether guests run under KVM here, by booting one: a device that can be opened says little, as in virtual machines without nesting. The monitor is in a sandbox and
/// has the device there, as for every guest.
/// </summary>
/// <param name="kernel">What is booted.</param>
/// <param name="clock">Of the limit.</param>
public sealed class KvmProbe(GuestKernel kernel, TimeProvider clock)
{
    private const string FirstWords = "Linux version";
    private const int KernelNumber = LaunchMessage.FirstOfProgram;
    private const long Memory = 512L << 20;

    // A kernel that runs at all says so within a fraction of it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    /// <summary>Boots a guest; takes five seconds at most.</summary>
    public async Task<KvmVerdict> RunAsync()
    {
        if (!File.Exists(KvmDevice.Path))
            return new KvmVerdict(false, $"there is no {KvmDevice.Path}");
        try
        {
            using (SafeFileHandle mine = File.OpenHandle(KvmDevice.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
                // Whoever may not open it need not try.
            }

            using SafeFileHandle image = File.OpenHandle(kernel.ImagePath);
            return await BootAsync(image).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException or AgentOSException)
        {
            return new KvmVerdict(false, refused.Message);
        }
    }

    private async Task<KvmVerdict> BootAsync(SafeFileHandle image)
    {
        using Pipe console = Pipe.Create();
        using SafeFileHandle nothing = File.OpenHandle("/dev/null");
        int output = (int)console.Input.DangerousGetHandle();
        using SandboxProcess monitor = SandboxLauncher.Start(
            new SandboxSpecification(Arguments(QemuProgram.Require())) { Descriptors = [image], Devices = [KvmDevice.Path], Limits = new SandboxLimits(Memory, 1, null), WorkingDirectory = "/" },
            new StandardStreams((int)nothing.DangerousGetHandle(), output, output), _ => { });
        console.Input.Dispose();
        Task<KvmVerdict> said = Task.Run(() => Read(console.Output));
        if (await Task.WhenAny(said, Task.Delay(s_limit, clock)).ConfigureAwait(false) == said)
            return await said.ConfigureAwait(false);
        // Its end is the end of what it says.
        monitor.Kill();
        KvmVerdict late = await said.ConfigureAwait(false);
        return late.Works ? late : new KvmVerdict(false, $"a guest did not begin within {s_limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
    }

    private static KvmVerdict Read(SafeFileHandle console)
    {
        using StreamReader lines = new(new FileStream(console, FileAccess.Read, bufferSize: 0));
        string last = "the monitor ended at once";
        while (lines.ReadLine() is { } line)
        {
            if (line.Contains(FirstWords, StringComparison.Ordinal))
                return new KvmVerdict(true, "a guest was booted");
            if (line.Trim().Length > 0)
                last = line.Trim();
        }

        return new KvmVerdict(false, last);
    }

    private static string[] Arguments(string program) =>
    [
        program, "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
        "-M", "microvm,acpi=on,rtc=on,pit=on,pic=on,isa-serial=on", "-m", "128M",
        "-accel", "kvm", "-cpu", "host",
        "-kernel", Text($"/proc/self/fd/{KernelNumber}"), "-append", "console=ttyS0 panic=-1 reboot=t", "-serial", "stdio",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
