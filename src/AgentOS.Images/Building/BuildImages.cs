using AgentOS.Images.Blobs;
using AgentOS.Images.Manifests;
using AgentOS.Images.Configuration;
using AgentOS.Images.References;
using AgentOS.Images.RootFilesystems;

namespace AgentOS.Images.Building;

/// <summary>What a build needs of the store.</summary>
/// <param name="Blobs">Layers and documents.</param>
/// <param name="Disks">Root disks, for commands.</param>
/// <param name="Cache">What commands changed before.</param>
/// <param name="Limits">Bounds.</param>
/// <param name="FindAsync">Brings an image here by its name, and reads it.</param>
/// <param name="IsNamed">Whether a name stands for a manifest.</param>
internal sealed record BuildImages(
    BlobStore Blobs,
    RootDisks Disks,
    LayerCache Cache,
    ImageLimits Limits,
    Func<ImageReference, CancellationToken, Task<(ImageManifest Manifest, ImageConfiguration Configuration)>> FindAsync,
    Predicate<ContentDigest> IsNamed);
