namespace AgentOS.Images;

/// <summary>How far a pull is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Bytes that are here; 0 where they are not counted.</param>
/// <param name="Total">Bytes there will be; 0 where they are not counted.</param>
public readonly record struct ImageProgress(ImageStep Step, long Done, long Total);

/// <summary>What is done for an image.</summary>
public enum ImageStep
{
    /// <summary>The registry is asked.</summary>
    Asking,

    /// <summary>Layers are transferred.</summary>
    Transferring,

    /// <summary>The root disk is made.</summary>
    Unpacking,
}
