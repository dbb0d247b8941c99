using System.Collections.Concurrent;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>Adds up what transfers at the same time have brought.</summary>
internal sealed class PullCounter(ImageManifest manifest, IProgress<ImageProgress>? progress)
{
    private readonly ConcurrentDictionary<ContentDigest, long> _here = new();
    private readonly long _total = manifest.Layers.DistinctBy(layer => layer.Digest).Sum(layer => layer.Size) + manifest.Configuration.Size;

    /// <summary>So many bytes of a blob are here.</summary>
    public void Set(BlobDescriptor blob, long bytes)
    {
        _here[blob.Digest] = bytes;
        progress?.Report(new(ImageStep.Transferring, _here.Values.Sum(), _total));
    }
}
