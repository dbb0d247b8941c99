using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Testing;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Tests;

/// <summary>Machines that begin as copies of one that has booted.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task CopiesOfOneTemplateHaveNothingOfTheirOwnInCommon()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        using SafeFileHandle memory = MemoryFile.CreateSealable((long)machine.MemoryMiB << 20);
        string devices = _directory["devices"];
        using (SafeFileHandle file = File.OpenHandle(devices, FileMode.Create, FileAccess.Write))
        {
            using TemplateMachine booted = TemplateMachine.Boot(machine, new SandboxSpecification(["none"]) { InitPath = Laboratory.Init }, memory);
            booted.Save(file);
        }

        MemoryFile.Seal(memory);
        byte[] before = await DigestAsync(memory);

        const string Script = "head -c 8 /dev/urandom | od -An -tx1; cat /etc/machine-id /proc/sys/kernel/random/boot_id; uname -n; date +%s; echo x > /etc/written; sync";
        string[] first = await PrintedAsync(machine with { HostName = "one", Template = Open(memory, devices) }, Script);
        string second = _directory["second.ext4"];
        Disks.OwnDisk.Create(second, 2L << 30, Laboratory.Cache);
        string[] other = await PrintedAsync(machine with { HostName = "two", DiskPath = second, Template = Open(memory, devices) }, Script + "; head -n1 /sys/block/vdb/size");

        Assert.NotEqual(first[0], other[0]);
        Assert.NotEqual(first[1], other[1]);
        Assert.NotEqual(first[2], other[2]);
        Assert.Equal(["one", "two"], [first[3], other[3]]);
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(long.Parse(first[4]), now - 60, now);
        // The template's machine had a disk of another size.
        Assert.Equal($"{(2L << 30) / 512}", other[5]);
        Assert.Equal(before, await DigestAsync(memory));
    }

    [Fact]
    public async Task NorDoCopiesOfOneWhoseProgramRunsAlready()
    {
        Environment.SetEnvironmentVariable("AGENTOS_INIT", Laboratory.Init);
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        TemplateStart start = new(1L << 30, VmRequest.Waiting, ["/bin/sh", "-c", "true"]);
        TemplateStore store = new(_directory["templates"], TimeProvider.System);
        store.Make(machine, start);
        Assert.Equal([false, true], store.List().Select(template => template.HasBegun).Order());
        string key = TemplateStore.KeyOf(machine, start);
        store.TryOpenDevices(key, out string digest)!.Dispose();
        using SafeFileHandle memory = store.TryLoadMemory(key, digest)!;

        List<string[]> copies = [];
        foreach (string name in (string[])["one", "two"])
        {
            using SafeFileHandle devices = store.TryOpenDevices(key, out _)!;
            MachineSpecification copy = machine with { HostName = name, DiskPath = _directory[$"{name}.ext4"], Template = new MachineTemplate(memory, devices) { HasBegun = true } };
            Disks.OwnDisk.Copy(store.DiskOf(key, digest), copy.DiskPath);
            using ISandbox sandbox = MachineLauncher.Start(copy, VmRequest.Waiting, StandardStreams.Unattended, static _ => { });
            copies.Add(await JoinedAsync(sandbox, "head -c 8 /dev/urandom | od -An -tx1; cat /etc/machine-id /proc/sys/kernel/random/boot_id /etc/hostname; uname -n; echo $(cat /written); echo x > /written; sync"));
        }

        for (int line = 0; line < 5; line++)
            Assert.NotEqual(copies[0][line], copies[1][line]);
        Assert.Equal(["one", "two"], copies.Select(lines => lines[4]));
        Assert.Equal(["", ""], copies.Select(lines => lines[5]));
    }

    private async Task<string[]> JoinedAsync(ISandbox sandbox, string script)
    {
        string printed = _directory[$"{Guid.NewGuid():N}"];
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
            sandbox.Join(theirs.Handle);
        using FrameChannel program = new(ours);
        using (SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite), output = File.OpenHandle(printed, FileMode.CreateNew, FileAccess.Write))
        {
            for (int stream = 0; stream < 3; stream++)
                program.Send(FrameType.Stream, new StreamMessage(stream).ToPayload(), stream == 1 ? output : nothing);
        }

        program.Send(FrameType.Exec, new ExecMessage(["/bin/sh", "-c", script], [], "").ToPayload());
        while (program.Receive() is { } frame && frame.Type != FrameType.Exit)
            frame.Descriptor?.Dispose();
        return await File.ReadAllLinesAsync(printed, TestContext.Current.CancellationToken);
    }

    private static MachineTemplate Open(SafeFileHandle memory, string devices) => new(memory, File.OpenHandle(devices));

    private static async Task<string[]> PrintedAsync(MachineSpecification machine, string script)
    {
        (SandboxExit exit, string output, string errors) = await MachineProgram.RunAsync(machine, script, "");
        Assert.True(exit.ExitCode == 0, errors);
        return output.Split('\n');
    }

    private static async Task<byte[]> DigestAsync(SafeFileHandle memory)
    {
        await using FileStream stream = new(DescriptorCopy(memory), FileAccess.Read);
        stream.Position = 0;
        return await System.Security.Cryptography.SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken);
    }

    private static SafeFileHandle DescriptorCopy(SafeFileHandle memory) => AgentOS.Linux.Files.DescriptorIo.Duplicate(memory);
}
