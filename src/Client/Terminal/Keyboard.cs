namespace AkkaChat.Client.Terminal;

/// <summary>Reads keys on a thread of its own, which waits while one is being pressed.</summary>
internal static class Keyboard
{
    private const int MostAtOnce = 4096;

    /// <summary>Reads until the keyboard is gone; a read that has begun cannot be called off.</summary>
    public static Task ReadAsync(Stream keys, Action<Key> press) => Task.Factory.StartNew(
        () => Read(keys, press), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Read(Stream keys, Action<Key> press)
    {
        var decoder = new KeyDecoder();
        var bytes = new byte[MostAtOnce];
        while (ReadSome(keys, bytes) is var count and > 0)
        {
            foreach (var key in decoder.Decode(bytes.AsSpan(0, count)))
                press(key);
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
