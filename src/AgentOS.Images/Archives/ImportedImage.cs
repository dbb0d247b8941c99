using AgentOS.Images.References;

namespace AgentOS.Images.Archives;

/// <summary>An image whose blobs are here.</summary>
/// <param name="Digest">Its manifest.</param>
/// <param name="Name">The name it had where it came from, or null.</param>
internal sealed record ImportedImage(ContentDigest Digest, ImageReference? Name);
