using System.Runtime.InteropServices;
using AgentOS.Errors;

namespace AgentOS.Images.Manifests;

/// <summary>What an image was made for, in Go's names.</summary>
/// <param name="Os">Operating system.</param>
/// <param name="Architecture">Processor.</param>
public sealed record ImagePlatform(string Os, string Architecture)
{
    /// <summary>What virtual machines on this machine run.</summary>
    public static ImagePlatform OfThisMachine { get; } = new("linux", RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        _ => "amd64",
    });

    /// <summary>Refuses an image that cannot run here.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NoPlatform"/>.</exception>
    public void RequireThisMachine(string subject)
    {
        if (this != OfThisMachine)
            throw new AgentOSException(ImageErrors.NoPlatform, "use image", subject, $"this machine is {OfThisMachine}; the image is {this}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Os}/{Architecture}";
}
