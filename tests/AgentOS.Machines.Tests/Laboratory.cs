using System.Diagnostics;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Machines.Kernels;
using AgentOS.Testing;

namespace AgentOS.Machines.Tests;

/// <summary>What the tests' machines are made of, kept between runs: a kernel, and an image with busybox made of Debian's package.</summary>
internal static class Laboratory
{
    private static readonly Lazy<string> s_root = new(FindRoot);
    private static readonly Lazy<Task<GuestKernel>> s_kernel = new(FindKernelAsync);
    private static readonly Lazy<Task<string>> s_image = new(MakeImageAsync);
    private static readonly string[] s_applets = ["sh", "ash", "cat", "date", "echo", "head", "id", "ls", "mkdir", "od", "rm", "sleep", "sync", "tr", "true", "uname", "wc"];

    public static string Cache => Directory.CreateDirectory(Path.Combine(s_root.Value, "artifacts/test-machines")).FullName;

    public static string Init => Environment.GetEnvironmentVariable("AGENTOS_INIT") ?? Path.Combine(s_root.Value, "artifacts/native/agentos-init");

    /// <summary>A machine with a disk of its own.</summary>
    public static async Task<MachineSpecification> MachineAsync(string directory)
    {
        Assert.SkipUnless(File.Exists(Init), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        string disk = Path.Combine(directory, "disk.ext4");
        Disks.OwnDisk.Create(disk, 1L << 30, Cache);
        return new MachineSpecification(await s_kernel.Value, await s_image.Value, disk, Cache);
    }

    private static async Task<GuestKernel> FindKernelAsync()
    {
        GuestKernels kernels = new(Path.Combine(Cache, "kernel"));
        if (kernels.TryFind() is null)
            await KernelPackage.FetchAsync(Path.Combine(Cache, "kernel"));
        return kernels.Require();
    }

    private static async Task<string> MakeImageAsync()
    {
        ImageStore images = new(new ImageDirectories(Path.Combine(Cache, "images")));
        ImageReference name = ImageReference.Parse("busybox:test2");
        try
        {
            return (await images.ResolveAsync(name, TestContext.Current.CancellationToken)).RootDisk;
        }
        catch (AgentOSException missing) when (missing.Definition == ImageErrors.NotHere)
        {
            using TempDirectory tree = new();
            Run(tree.Path, "apt-get", "download", "busybox-static");
            Run(tree.Path, "dpkg-deb", "-x", Directory.EnumerateFiles(tree.Path, "*.deb").Single(), "root");
            foreach (string applet in s_applets)
                File.CreateSymbolicLink(tree[$"root/bin/{applet}"], "busybox");
            return (await images.ImportAsync(tree["root"], name, progress: null, TestContext.Current.CancellationToken)).RootDisk;
        }
    }

    private static void Run(string directory, string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, UseShellExecute = false })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "AgentOS.slnx")))
                return directory.FullName;
        }

        throw new InvalidOperationException("no project above the tests");
    }
}
