using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Machines.Kernels;
using AgentOS.Testing.Machines;

namespace AgentOS.Machines.Tests;

/// <summary>What these tests' machines are made of: a kernel, and an image with busybox.</summary>
internal static class Laboratory
{
    private static readonly Lazy<Task<GuestKernel>> s_kernel = new(FindKernelAsync);
    private static readonly Lazy<Task<string>> s_image = new(MakeImageAsync);

    public static string Cache => TestMachines.Cache;

    public static string Init => Environment.GetEnvironmentVariable("AGENTOS_INIT") ?? Path.Combine(Cache, "../native/agentos-init");

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
        ImageReference name = ImageReference.Parse("busybox:test");
        return (await images.ImportAsync(TestMachines.Busybox, name, progress: null, TestContext.Current.CancellationToken)).RootDisk;
    }
}
