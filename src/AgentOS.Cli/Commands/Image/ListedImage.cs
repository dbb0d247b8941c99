namespace AgentOS.Cli.Commands.Image;

/// <summary>An image of a listing.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Digest">Its manifest.</param>
/// <param name="Size">Bytes of its blobs.</param>
/// <param name="Added">When it got its name.</param>
/// <param name="RootDisk">Its disk.</param>
internal sealed record ListedImage(string Name, string Digest, long Size, DateTimeOffset Added, string RootDisk)
{
    public static ListedImage Of(Images.Image image) => new(image.Name, image.Digest.ToString(), image.Size, image.Added, image.RootDisk);
}
