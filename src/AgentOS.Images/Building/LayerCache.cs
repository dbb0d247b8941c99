using System.Text;
using AgentOS.Images.Blobs;
using AgentOS.Images.References;

namespace AgentOS.Images.Building;

/// <summary>What a command changed in an image, by both: a file each, named by what went in, with the digest of the layer that came out.</summary>
internal sealed class LayerCache(ImageDirectories directories, BlobStore blobs)
{
    /// <summary>The layer, when it is still here.</summary>
    public ContentDigest? Find(ContentDigest step)
    {
        string path = PathOf(step);
        return File.Exists(path) && ContentDigest.TryParse(File.ReadAllText(path), out ContentDigest layer) && blobs.Has(layer) ? layer : null;
    }

    /// <summary>Notes a layer that is on disk.</summary>
    public void Set(ContentDigest step, ContentDigest layer)
    {
        string draft = Path.Combine(directories.Drafts, $"step-{Guid.NewGuid():N}");
        File.WriteAllText(draft, layer.ToString());
        File.Move(draft, PathOf(step), overwrite: true);
    }

    /// <summary>The name of a step: everything its layer depends on, none of which has a NUL in it.</summary>
    public static ContentDigest Key(IEnumerable<string> parts) => ContentDigest.Of(Encoding.UTF8.GetBytes(string.Join('\0', parts)));

    private string PathOf(ContentDigest step) => Path.Combine(directories.Steps, step.Hex);
}
