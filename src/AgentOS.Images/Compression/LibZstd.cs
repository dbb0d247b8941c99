using System.Runtime.InteropServices;

namespace AgentOS.Images.Compression;

/// <summary>Imports of libzstd.so.1 (zstd.h 1.4).</summary>
internal static unsafe partial class LibZstd
{
    internal const int WindowLogMax = 100; // ZSTD_d_windowLogMax

    /// <summary>ZSTD_inBuffer and ZSTD_outBuffer.</summary>
    internal struct Buffer
    {
        internal byte* Start;
        internal nuint Size;
        internal nuint Position;
    }

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_createDCtx")]
    internal static partial nint Create();

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_freeDCtx")]
    internal static partial nuint Free(nint context);

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_DCtx_setParameter")]
    internal static partial nuint SetParameter(nint context, int parameter, int value);

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_decompressStream")]
    internal static partial nuint Decompress(nint context, Buffer* output, Buffer* input);

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_isError")]
    internal static partial uint IsError(nuint code);
}
