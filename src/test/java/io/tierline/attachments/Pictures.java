package io.tierline.attachments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to send. */
public final class Pictures {

    private Pictures() {}

    /** A screenshot of a program that says that something failed. */
    public static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(0xf4, 0xf6, 0xf8));
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(new Color(0x0b, 0x57, 0xa4));
        canvas.fillRect(0, 0, width, Math.max(4, height / 9));
        canvas.setColor(new Color(0xa6, 0x1b, 0x1b));
        canvas.fillOval(width / 10, height / 4, width / 12, width / 12);
        for (int line = 0; line < 6; line++) {
            canvas.fillRect(width / 5, height / 4 + line * height / 9, width / 2 - line * width / 30, height / 30 + 1);
        }
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
