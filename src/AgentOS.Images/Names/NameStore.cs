using System.Text;
using System.Text.Json;
using AgentOS.Images.Blobs;
using AgentOS.Images.References;
using AgentOS.Linux;

namespace AgentOS.Images.Names;

/// <summary>Names of images: a file each, replaced at once, named by the name's digest because names have slashes and are longer than files' may be.</summary>
internal sealed class NameStore(ImageDirectories directories, TimeProvider time)
{
    /// <summary>What a name stands for, or null.</summary>
    public StoredName? Find(ImageReference reference) => Read(PathOf(reference));

    /// <summary>All of them, in the order of the alphabet.</summary>
    public IReadOnlyList<StoredName> List() => !Directory.Exists(directories.Names) ? [] :
        [.. Directory.EnumerateFiles(directories.Names, "*.json").Select(Read).OfType<StoredName>().OrderBy(name => name.Reference, StringComparer.Ordinal)];

    /// <summary>Gives an image a name; it is on disk when this returns.</summary>
    public async Task<StoredName> SetAsync(ImageReference reference, ContentDigest digest, CancellationToken cancellationToken)
    {
        StoredName name = new() { Reference = reference.ToString(), Digest = digest.ToString(), Added = time.GetUtcNow() };
        string path = PathOf(reference);
        using Draft draft = (await Draft.BeginAsync(Path.Combine(directories.Drafts, Path.GetFileName(path)), path + ".never", time, cancellationToken))!;
        draft.Restart();
        draft.Write(JsonSerializer.SerializeToUtf8Bytes(name, NameJson.Default.StoredName));
        draft.Finish(path);
        return name;
    }

    /// <summary>Takes a name away.</summary>
    public void Remove(ImageReference reference)
    {
        File.Delete(PathOf(reference));
        OpenFile.SynchronizeDirectory(directories.Names);
    }

    private string PathOf(ImageReference reference) =>
        Path.Combine(directories.Names, ContentDigest.Of(Encoding.UTF8.GetBytes(reference.ToString())).Hex + ".json");

    private static StoredName? Read(string path)
    {
        try
        {
            // Not through the runtime, whose lock the one who just wrote it may refuse.
            using FileStream file = new(OpenFile.ForReading(path), FileAccess.Read);
            StoredName? name = JsonSerializer.Deserialize(file, NameJson.Default.StoredName);
            return name is not null && ContentDigest.TryParse(name.Digest, out _) ? name : null;
        }
        catch (Exception gone) when (gone is LinuxException { Error: Errno.ENOENT } or JsonException)
        {
            return null;
        }
    }
}
