using AgentOS.Images.References;

namespace AgentOS.Images.Manifests;

/// <summary>Names a blob.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Digest">Its content.</param>
/// <param name="Size">Its bytes.</param>
public sealed record BlobDescriptor(string MediaType, ContentDigest Digest, long Size);
