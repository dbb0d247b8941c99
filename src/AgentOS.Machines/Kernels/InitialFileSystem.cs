using System.Globalization;
using AgentOS.Errors;

namespace AgentOS.Machines.Kernels;

/// <summary>What a guest's kernel finds at its start: agentos-init and the modules it loads. Made once for each kernel and agentos-init.</summary>
public static class InitialFileSystem
{
    // In the order they are loaded: each after what it needs. Those of the link come in between.
    private static readonly string[] s_devices = ["drivers/virtio/virtio_ring.ko", "drivers/virtio/virtio.ko", "drivers/virtio/virtio_mmio.ko"];
    private static readonly string[] s_files =
    [
        "drivers/block/virtio_blk.ko", "fs/fuse/fuse.ko", "fs/overlayfs/overlay.ko", "lib/libcrc32c.ko", "fs/erofs/erofs.ko",
    ];

    /// <summary>Finds it, or makes it.</summary>
    /// <param name="kernel">Whose modules.</param>
    /// <param name="initPath">agentos-init, as native code.</param>
    /// <param name="cacheDirectory">Where they are kept.</param>
    /// <param name="linkModules">Modules of the link, each after what it needs.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.KernelMissing"/> when a module is missing.</exception>
    public static string Prepare(GuestKernel kernel, string initPath, string cacheDirectory, IReadOnlyList<string> linkModules)
    {
        FileInfo init = new(initPath);
        string name = string.Create(CultureInfo.InvariantCulture, $"{kernel.Release}-{init.Length}-{init.LastWriteTimeUtc.Ticks}-{Path.GetFileNameWithoutExtension(linkModules[^1])}.cpio");
        string path = Path.Combine(Directory.CreateDirectory(cacheDirectory).FullName, name);
        if (File.Exists(path))
            return path;
        string draft = $"{path}.{Guid.NewGuid():N}";
        using (FileStream file = File.Create(draft))
        using (CpioWriter archive = new(file))
            Write(archive, kernel, initPath, [.. s_devices, .. linkModules, .. s_files]);
        File.Move(draft, path, overwrite: true);
        return path;
    }

    private static void Write(CpioWriter archive, GuestKernel kernel, string initPath, IReadOnlyList<string> modules)
    {
        archive.AddDirectory("dev");
        archive.AddDevice("dev/console", 5, 1);
        archive.AddDirectory("modules");
        archive.AddFile("init", File.ReadAllBytes(initPath));
        foreach ((int index, string module) in modules.Index())
        {
            string path = Path.Combine(kernel.ModulePath, module);
            if (!File.Exists(path))
                throw new AgentOSException(MachineErrors.KernelMissing, "boot", kernel.Release, $"it has no {path}");
            archive.AddFile(string.Create(CultureInfo.InvariantCulture, $"modules/{index:00}-{Path.GetFileName(module)}"), File.ReadAllBytes(path));
        }
    }
}
