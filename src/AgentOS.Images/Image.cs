using AgentOS.Images.Configuration;
using AgentOS.Images.References;

namespace AgentOS.Images;

/// <summary>An image that is here.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Digest">Its manifest, which covers all of it.</param>
/// <param name="Configuration">How its programs are started.</param>
/// <param name="Size">Bytes of its blobs, which it may share with other images.</param>
/// <param name="Added">When it got this name.</param>
/// <param name="RootDisk">Its read-only disk (EROFS, blocks of 4096 bytes, for <c>mount -t erofs -o ro</c>).</param>
public sealed record Image(string Name, ContentDigest Digest, ImageConfiguration Configuration, long Size, DateTimeOffset Added, string RootDisk);
