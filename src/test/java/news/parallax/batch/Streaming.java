package news.parallax.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A client of the stream, on a socket of its own, that sends and reads when it is told to. */
final class Streaming implements Closeable {
    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private InputStream body = InputStream.nullInputStream();
    private InputStream plain = InputStream.nullInputStream();
    private String head = "";
    private boolean chunked;
    private boolean gzip;
    private int left;
    private boolean whole;

    /** @param headers beyond those that every stream has, each with its line end */
    Streaming(int port, String target, String headers) throws IOException {
        this(port, target, headers, 1 << 16);
    }

    Streaming(int port, String target, String headers, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        String type = headers.contains("Content-Type") ? "" : "Content-Type: application/x-ndjson\r\n";
        out.write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + type + headers
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    Streaming send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    Streaming send(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return this;
    }

    Streaming end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    Socket socket() {
        return socket;
    }

    /** With a reset, as a client that dies does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The status; reads the head when it has come. */
    int status() throws IOException {
        if (head.isEmpty()) {
            StringBuilder all = new StringBuilder();
            for (String line = headerLine(); !line.isEmpty(); line = headerLine()) {
                all.append(line).append('\n');
            }
            head = all.toString();
            chunked = head.toLowerCase().contains("transfer-encoding: chunked");
            gzip = head.toLowerCase().contains("content-encoding: gzip");
            plain = chunked ? new Chunked() : in;
            body = gzip ? new GZIPInputStream(plain) : plain;
        }
        return Integer.parseInt(head.split(" ")[1]);
    }

    String head() throws IOException {
        status();
        return head;
    }

    /** Forgets a head that was not the last. */
    void next() {
        head = "";
    }

    /** The next byte of the answer. */
    int body() throws IOException {
        status();
        return body.read();
    }

    /** The next line of the answer, or null at its end. */
    String line() throws IOException {
        status();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = body.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = body.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() throws IOException {
        List<String> all = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            all.add(line);
        }
        return all;
    }

    /** Whether the answer's end was said, and not only met. */
    boolean whole() throws IOException {
        // Whoever unpacks has stopped where the packed data end.
        for (int b = 0; b >= 0 && gzip; b = plain.read()) {}
        return whole;
    }

    static byte[] gzip(byte[]... members) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
                gzip.write(member);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return all.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String headerLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed without an answer");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Chunked extends InputStream {
        private boolean first = true;

        @Override
        public int read() throws IOException {
            if (whole) {
                return -1;
            }
            if (left == 0) {
                if (!first) {
                    headerLine();
                }
                first = false;
                String size;
                try {
                    size = headerLine();
                } catch (IOException brokenOff) {
                    return -1;
                }
                left = Integer.parseInt(size, 16);
                if (left == 0) {
                    headerLine();
                    whole = true;
                    return -1;
                }
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            // As much as there is: whoever unpacks should not wait for more than a flush has brought.
            int b = read();
            if (b < 0) {
                return -1;
            }
            bytes[from] = (byte) b;
            return 1;
        }
    }
}
