namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Reads keys on a thread of its own, which waits while one is being pressed.</summary>
internal static class Keyboard
{
    private const int MostAtOnce = 4096;

    /// <summary>Reads until the keyboard is gone; a read that has begun cannot be called off.</summary>
    /// <param name="keys">Where keys come from.</param>
    /// <param name="press">Takes a key; false: read no more.</param>
    public static Task ReadAsync(Stream keys, Func<Key, bool> press) => Task.Factory.StartNew(
        () => Read(keys, press), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Read(Stream keys, Func<Key, bool> press)
    {
        var decoder = new KeyDecoder();
        var bytes = new byte[MostAtOnce];
        while (ReadSome(keys, bytes) is var count and > 0)
        {
            if (!decoder.Decode(bytes.AsSpan(0, count)).All(press))
                return;
        }
    }

    private static int ReadSome(Stream keys, byte[] bytes)
    {
        try
        {
            return keys.Read(bytes);
        }
        catch (IOException)
        {
            // The window was closed.
            return 0;
        }
    }
}
