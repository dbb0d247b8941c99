using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Vms.Records;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Hosting;

/// <summary>A VM's image while its host lives: the very one it was created from, whatever its name stands for by now, and kept from being removed.</summary>
/// <param name="Image">The image.</param>
/// <param name="Held">Keeps its disk.</param>
public sealed record VmImage(Image Image, SafeFileHandle Held) : IDisposable
{
    /// <summary>Finds and holds it.</summary>
    /// <exception cref="AgentOS.Errors.AgentOSException"><see cref="ImageErrors.NotHere"/>: no name stands for it any more.</exception>
    public static async Task<VmImage> OpenAsync(VmRecord record, TimeProvider clock, CancellationToken cancellationToken)
    {
        ImageStore images = new(ImageDirectories.OfThisUser(), time: clock);
        Image image = await images.ResolveAsync(ImageReference.Parse($"{record.Image}@{record.ImageDigest}"), cancellationToken).ConfigureAwait(false);
        return new VmImage(image, await images.HoldAsync(image, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => Held.Dispose();
}
