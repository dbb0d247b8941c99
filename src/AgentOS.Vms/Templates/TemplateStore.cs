using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Sandbox;
using AgentOS.Storage.Hashing;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Templates;

/// <summary>The templates of a state directory: <c>cache/templates/KEY</c> with <c>template.json</c>, <c>memory</c> and <c>devices</c>. One is there whole or not at all.</summary>
/// <param name="directory">Their directory.</param>
/// <param name="clock">For their times.</param>
public sealed class TemplateStore(string directory, TimeProvider clock)
{
    private const string RecordFile = "template.json", MemoryName = "memory", DevicesName = "devices", DraftMark = ".draft-";

    // Nothing is run: the machine is saved before.
    private static readonly SandboxSpecification s_nothing = new([SandboxPlan.InitPath]);

    /// <summary>The key of a machine's template, whether there is one or not.</summary>
    /// <exception cref="AgentOSException">What it would be made of is not installed.</exception>
    /// <param name="machine">The machine.</param>
    /// <param name="start">What it has begun with; null when it has only booted.</param>
    public static string KeyOf(MachineSpecification machine, TemplateStart? start = null) => TemplateKey.Of(machine, start);

    /// <summary>Whether there is one.</summary>
    public bool Has(string key) => TryRead(key) is not null;

    /// <summary>Makes the template of a machine, unless somebody did meanwhile: boots it and saves it; and when it is to have begun, lets it do so and saves it again.</summary>
    /// <param name="machine">The machine; its own disk is not looked at.</param>
    /// <param name="start">What it is to have begun with; null when it is only to have booted.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/>.</exception>
    public void Make(MachineSpecification machine, TemplateStart? start = null)
    {
        string key = KeyOf(machine, start);
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using SafeFileHandle turn = OpenFile.ForWritingOrNew(Path.Combine(directory, "lock"));
        OpenFile.LockExclusive(turn);
        if (Has(key))
            return;
        // Nobody else makes one now: these are of makers that were killed.
        foreach (string left in Directory.EnumerateDirectories(directory, "*" + DraftMark + "*"))
            Directory.Delete(left, recursive: true);
        try
        {
            Save(machine, start);
        }
        catch (IOException failure)
        {
            throw new AgentOSException(MachineErrors.TemplateNotMade, "make", key, failure.Message, failure);
        }
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<TemplateRecord> List() => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateDirectories(directory).Select(path => TryRead(Path.GetFileName(path))).OfType<TemplateRecord>().OrderBy(template => template.CreatedAt)];

    /// <summary>Removes one; machines that are copies of it go on.</summary>
    public void Remove(string key)
    {
        if (!Directory.Exists(PathOf(key)))
            return;
        File.Delete(Path.Combine(PathOf(key), RecordFile));
        Directory.Delete(PathOf(key), recursive: true);
    }

    /// <summary>A template's memory, checked and sealed. One that is damaged is removed.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="digest">The memory's digest: another template of this key may have taken its place.</param>
    /// <returns>Null when there is none.</returns>
    public SafeFileHandle? TryLoadMemory(string key, string digest)
    {
        if (TryRead(key) is not { } template || template.MemoryDigest != digest)
            return null;
        using FileStream file = new(Path.Combine(PathOf(key), MemoryName), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (MemoryArchive.TryRead(file, (long)template.MemoryMiB << 20, digest) is { } memory)
            return memory;
        Remove(key);
        return null;
    }

    /// <summary>A template's devices, checked, from their beginning. Those that are damaged are removed with it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="digest">The digest of the memory they belong to.</param>
    /// <returns>Null when there is none.</returns>
    public SafeFileHandle? TryOpenDevices(string key, out string digest)
    {
        digest = "";
        if (TryRead(key) is not { } template)
            return null;
        try
        {
            SafeFileHandle devices = File.OpenHandle(Path.Combine(PathOf(key), DevicesName));
            byte[] content = new byte[RandomAccess.GetLength(devices)];
            _ = RandomAccess.Read(devices, content, 0);
            digest = template.MemoryDigest;
            if (DigestOf(content) == template.DevicesDigest)
                return devices;
            devices.Dispose();
            Remove(key);
        }
        catch (IOException)
        {
            // Removed meanwhile.
        }

        return null;
    }

    /// <summary>The disk that a template's copies begin with a copy of.</summary>
    /// <param name="key">The key of one that has begun.</param>
    /// <param name="digest">The digest of the memory it belongs to.</param>
    public string DiskOf(string key, string digest) => Path.Combine(PathOf(key), digest + ".ext4");

    private string PathOf(string key) => Path.Combine(directory, key);

    private void Save(MachineSpecification machine, TemplateStart? start)
    {
        string bare = KeyOf(machine);
        using SafeFileHandle memory = MemoryFile.CreateSealable((long)machine.MemoryMiB << 20);
        WithDraft(bare, place =>
        {
            string disk = Path.Combine(place, "disk");
            OwnDisk.Create(disk, start?.DiskBytes ?? OwnDisk.DefaultBytes, machine.CacheDirectory);
            using TemplateMachine booted = TemplateMachine.Boot(machine with { DiskPath = disk, ConsolePath = null, Template = null, Prepared = null }, s_nothing, memory);
            if (!Has(bare))
                Keep(bare, machine, memory, booted, disk: null);
            if (start is null)
                return;
            try
            {
                booted.Begin(start.Program, start.Rehearsal);
                Keep(KeyOf(machine, start), machine, memory, booted, disk);
            }
            catch (AgentOSException failure) when (failure.Definition == MachineErrors.Lost || failure.Definition == MachineErrors.DiskNotMade)
            {
                throw new AgentOSException(MachineErrors.TemplateNotMade, "begin", "a microVM", failure.Message, failure);
            }
        });
    }

    private void WithDraft(string key, Action<string> use)
    {
        string draft = Directory.CreateDirectory(PathOf($"{key}{DraftMark}{Guid.NewGuid():N}")).FullName;
        try
        {
            use(draft);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    private void Keep(string key, MachineSpecification machine, SafeFileHandle memory, TemplateMachine booted, string? disk) => WithDraft(key, draft =>
    {
        Write(draft, key, machine, memory, booted, disk);
        Remove(key); // What cannot be read.
        AtomicReplacement.Move(draft, PathOf(key));
        OpenFile.SynchronizeDirectory(directory);
    });

    private void Write(string draft, string key, MachineSpecification machine, SafeFileHandle memory, TemplateMachine booted, string? disk)
    {
        string devices = Path.Combine(draft, DevicesName);
        using (SafeFileHandle file = File.OpenHandle(devices, FileMode.CreateNew, FileAccess.Write))
        {
            booted.Save(file);
            OpenFile.SynchronizeData(file);
        }

        using FileStream archive = File.Create(Path.Combine(draft, MemoryName));
        string digest = MemoryArchive.Write(memory, archive);
        archive.Flush(flushToDisk: true);
        if (disk is not null)
        {
            string kept = Path.Combine(draft, Path.GetFileName(DiskOf(key, digest)));
            OwnDisk.Copy(disk, kept);
            using SafeFileHandle file = File.OpenHandle(kept, FileMode.Open, FileAccess.ReadWrite);
            OpenFile.SynchronizeData(file);
        }

        using FileStream record = File.Create(Path.Combine(draft, RecordFile));
        JsonSerializer.Serialize(record, new TemplateRecord
        {
            Key = key,
            Kernel = machine.Kernel.Release,
            Image = machine.ImagePath,
            CpuCount = machine.Cpus,
            MemoryMiB = machine.MemoryMiB,
            HasBegun = disk is not null,
            KeptBytes = archive.Length,
            MemoryDigest = digest,
            DevicesDigest = DigestOf(File.ReadAllBytes(devices)),
            CreatedAt = clock.GetUtcNow(),
        }, TemplateJson.Default.TemplateRecord);
        record.Flush(flushToDisk: true);
    }

    private TemplateRecord? TryRead(string key)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(PathOf(key), RecordFile)), TemplateJson.Default.TemplateRecord);
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            return null; // It is not there, or as good as not; it is made when it is wanted.
        }
    }

    private static string DigestOf(ReadOnlySpan<byte> content)
    {
        byte[] hash = new byte[Sha256.Length];
        Sha256.Compute(content, hash);
        return Convert.ToHexStringLower(hash);
    }
}
