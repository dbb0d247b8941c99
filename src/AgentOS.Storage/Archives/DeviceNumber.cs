namespace AgentOS.Storage.Archives;

/// <summary>The kernel's 32-bit device number: 12 bits major, 20 bits minor (new_encode_dev of linux/kdev_t.h).</summary>
internal static class DeviceNumber
{
    internal static (int Major, int Minor) Split(uint number) =>
        ((int)((number & 0xFFF00) >> 8), (int)((number & 0xFF) | ((number >> 12) & 0xFFF00)));
}
